/* Packs that are right, and every way of making them wrong: for the tests of the parser, which know
 * the exact errors, and of the JSON Schema, which must agree where it can. */
#pragma once

#include <stdbool.h>

static const char GOOD[] =
    "pack: prøve\n"
    "version: \"1\"\n"
    "title: {da: Prøve, en: Trial}\n"
    "principles:\n"
    "  - {id: P1, title: {da: Et, en: One}, gist: {da: Et, en: One}}\n"
    "framework:\n"
    "  - {id: R 1, principle: P1, level: BØR, sure: H, source: s, title: {da: R, en: R}, gist: "
    "{da: "
    "G, en: G}}\n"
    "rules:\n"
    "  - id: R-1-a\n"
    "    covers: R 1\n"
    "    level: BØR\n"
    "    sure: ours\n"
    "    title: {da: T, en: T}\n"
    "    source: {da: S, en: S}\n"
    "    match: (a:X)-[f:Flow]->(b:X)\n"
    "    require: a.ejer = b.ejer\n"
    "    at: f\n"
    "    message: {da: \"{a.name} sender {{til} {b.name}\", en: \"{a.name} sends to {b.name}\"}\n"
    "    remedy: {da: Ret, en: Fix}\n"
    "    tests:\n"
    "      - {given: \"(a:X {ejer:'1'})-[:Flow]->(b:X {ejer:'2'})\", finds: 1}\n"
    "      - {given: \"(a:X {ejer:'1'})-[:Flow]->(b:X {ejer:'1'})\", finds: 0}\n";

struct broken {
    const char *old, *new, *error; /* the first line of the error */
};

/* What fails before any query is compiled, or in our words. */
static const struct broken BROKEN[] = {
    {"pack: prøve\n", "", "p.yaml:1:1: regelpakke: nøglen `pack` mangler."},
    {"version: \"1\"", "versin: \"1\"",
     "p.yaml:2:1: regelpakke: ukendt nøgle `versin`; mente du `version`?"},
    {"version: \"1\"", "farve: blå",
     "p.yaml:2:1: regelpakke: ukendt nøgle `farve`. Kendte nøgler: pack, version, title, url, "
     "matrix, extends, set, overrides, parameters, define, profiles, principles, framework, "
     "catalogue, "
     "rules og tables."},
    {"title: {da: Prøve, en: Trial}", "title: {da: Prøve}",
     "p.yaml:3:8: tekst (da og en): nøglen `en` mangler."},
    {"title: {da: Prøve, en: Trial}", "title: Prøve",
     "p.yaml:3:8: tekst (da og en): her ventes nøgler med værdier (`nøgle: ...`)."},
    {"en: Trial", "en: ''", "p.yaml:3:25: teksten er tom."},
    {"en: Trial", "en: [Trial]",
     "p.yaml:3:25: her ventes en tekst. Sæt den i anførselstegn, hvis den begynder med [ eller {."},
    {"id: P1, title", "id: R 1, title",
     "p.yaml:7:10: id `R 1` er brugt før (linje 5). Giv hver sit."},
    {"principle: P1, level", "principle: P9, level",
     "p.yaml:7:26: rammeregel R 1: princippet `P9` står ikke under `principles`."},
    {"level: BØR, sure", "level: BOER, sure",
     "p.yaml:7:37: ukendt niveau. Skriv SKAL, BØR, KAN, SKAL FORLADES eller BØR FORLADES."},
    {"sure: H", "sure: nok",
     "p.yaml:7:49: ukendt sikkerhed. Skriv H (rammen siger præcis det), M (sekundær kilde) eller "
     "ours (vores egen prøve)."},
    {"  - {id: P1, ", "  {id: P1, ", "p.yaml:5:3: her ventes en liste (`- ...`)."},
    {"id: R-1-a", "id: R-1-1",
     "p.yaml:9:9: regel R-1-1: id skal ende med et bogstav, fx `R-1-1-a`."},
    {"covers: R 1", "covers: R 2",
     "p.yaml:10:13: regel R-1-a: rammereglen `R 2` står ikke under `framework`."},
    {"covers: R 1", "principle: P2",
     "p.yaml:10:16: regel R-1-a: princippet `P2` står ikke under `principles`."},
    {"    covers: R 1\n", "",
     "p.yaml:9:5: regel R-1-a: skriv med `covers` eller `principle`, hvad i rammen reglen prøver."},
    {"require: a", "requre: a",
     "p.yaml:16:5: regel R-1-a: ukendt nøgle `requre`; mente du `require`?"},
    {"    require: a.ejer = b.ejer\n", "",
     "p.yaml:9:5: regel R-1-a: der mangler `require`, `forbid`, `expect` eller `ask`; intet kan "
     "bryde reglen."},
    {"at: f", "forbid: a = b",
     "p.yaml:17:13: regel R-1-a: både `require` og `forbid`. Behold det ene."},
    {"at: f", "expect: 1..",
     "p.yaml:16:14: regel R-1-a: `require` hører ikke til en regel med `expect`. Slet den."},
    {"    level: BØR\n    sure: ours", "    level: BØR FORLADES\n    sure: ours",
     "p.yaml:16:14: regel R-1-a: `require` hører ikke til en regel med niveau FORLADES. Slet den."},
    {"at: f", "ask: {da: D, en: E}",
     "p.yaml:16:14: regel R-1-a: `require` hører ikke til et spørgsmål (`ask`). Slet den."},
    {"at: f", "evidence: []",
     "p.yaml:17:15: regel R-1-a: `evidence` hører ikke til en regel med `match` og `require` eller "
     "`forbid`. Slet den."},
    {"    remedy: {da: Ret, en: Fix}\n", "",
     "p.yaml:9:5: regel R-1-a: nøglen `remedy` mangler; en regel med `match` og `require` eller "
     "`forbid` skal have den."},
    {"remedy: {da: Ret", "remedy: {da: 'Ret {b.name}'",
     "p.yaml:19:18: pladsholderen `{b.name}` virker ikke her, kun i `message` og `ask`, som hører "
     "til det enkelte fund."},
    {"match: (a:X)-[f:Flow]->(b:X)", "where: true",
     "p.yaml:15:12: regel R-1-a: `where` uden `match`."},
    {"at: f", "at: g", "p.yaml:17:9: ingen variabel af `match` hedder sådan. Den har: a, f og b."},
    {"match: (a:X)-[f:Flow]->(b:X)", "match: [a]",
     "p.yaml:15:12: her ventes et mønster eller udtryk. Sæt det i anførselstegn, hvis det begynder "
     "med [ eller {."},
    {"{{til} {b.name}\"", "{b.name\"",
     "p.yaml:18:36: pladsholderen `{b.name` lukkes ikke med `}`. En klamme i teksten skrives "
     "`{{`."},
    {"{{til} {b.name}\"", "{}\"",
     "p.yaml:18:36: tom pladsholder `{}`. Skriv et udtryk, fx `{a.name}`; en klamme i teksten "
     "skrives `{{`."},
    {"finds: 1", "finds: en", "p.yaml:21:70: her ventes et antal: 0, 1, 2 ..."},
    {"finds: 1", "finds: 0",
     "p.yaml:21:7: regel R-1-a: der mangler en prøve, hvor reglen finder noget (`finds: 1`)."},
    {"finds: 0", "finds: 2",
     "p.yaml:21:7: regel R-1-a: der mangler en prøve, hvor reglen intet finder (`finds: 0`)."},
    {"given: \"(a:X {ejer:'1'})-[:Flow]->(b:X {ejer:'2'})\", ", "",
     "p.yaml:21:9: test: nøglen `given` mangler."},
};

/* The pack that others extend. */
static const char BASE[] =
    "pack: base\n"
    "version: \"1\"\n"
    "title: {da: Grund, en: Base}\n"
    "parameters:\n"
    "  - {id: most, type: integer, default: 3, title: {da: Højst, en: At most}}\n"
    "  - {id: owners, type: list, default: [a, 'b', 2], title: {da: Ejere, en: Owners}}\n"
    "  - {id: ratio, type: number, default: 0.5, title: {da: Andel, en: Share}}\n"
    "  - {id: strict, type: boolean, default: true, title: {da: Streng, en: Strict}}\n"
    "  - {id: word, type: text, default: ok, title: {da: Ord, en: Word}}\n"
    "profiles:\n"
    "  - {id: F, title: {da: Fælles, en: Shared}, when: (r:Report WHERE r.type = 'F')}\n"
    "  - {id: A, title: {da: Anden, en: Other}}\n"
    "principles:\n"
    "  - {id: P1, title: {da: Et, en: One}, gist: {da: Et, en: One}}\n"
    "framework:\n"
    "  - {id: R 1, principle: P1, level: BØR, sure: H, source: s, title: {da: R, en: R}, "
    "gist: {da: G, en: G}}\n"
    "rules:\n"
    "  - id: R-1-a\n"
    "    covers: R 1\n"
    "    level: BØR\n"
    "    levels: {F: SKAL, A: N/A}\n"
    "    sure: ours\n"
    "    title: {da: T, en: T}\n"
    "    source: {da: S, en: S}\n"
    "    match: (a:X)\n"
    "    require: a.ejer IS NOT NULL\n"
    "    message: {da: M, en: M}\n"
    "    remedy: {da: Ret, en: Fix}\n"
    "    tests: [{given: '(:X)', finds: 1}, {given: '(:Y)', finds: 0}]\n"
    "  - id: R-1-b\n"
    "    covers: R 1\n"
    "    level: SKAL FORLADES\n"
    "    sure: ours\n"
    "    title: {da: T, en: T}\n"
    "    source: {da: S, en: S}\n"
    "    match: (a:X)\n"
    "    message: {da: M, en: M}\n"
    "    remedy: {da: Ret, en: Fix}\n"
    "    tests: [{given: '(:X)', finds: 1}, {given: '(:Y)', finds: 0}]\n"
    "    since: \"1\"\n"
    "    deprecated: {since: \"2\", reason: {da: Gammel, en: Old}}\n"
    "    replaced_by: R-1-a\n"
    "    former: [R-0-a]\n"
    "    help: {da: 'Se `(a {b: 1})`.', en: 'See `(a {b: 1})`.'}\n"
    "catalogue:\n"
    "  - {id: new, kind: Standard, title: {da: Ny, en: New}, aliases: [Nyere], sure: H, source: "
    "s,\n"
    "     abbreviations: [NY], version: \"3\", since: \"2020\", url: https://x}\n"
    "  - {id: old, kind: Standard, title: {da: Gammel, en: Old}, aliases: [Ældre, Fordums],\n"
    "     status: phased_out, replaced_by: new, sure: M, source: s}\n";

/* The pack that extends it. */
static const char TOP[] =
    "pack: top\n"
    "version: \"1\"\n"
    "title: {da: Top, en: Top}\n"
    "extends: [base]\n"
    "set: {most: 5}\n"
    "overrides:\n"
    "  - {rule: R-1-a, level: KAN, reason: {da: Lille, en: Small}}\n"
    "framework:\n"
    "  - {id: T 1, principle: P1, level: BØR, sure: ours, source: s, title: {da: R, en: R}, "
    "gist: {da: G, en: G}}\n"
    "rules:\n"
    "  - id: T-1-a\n"
    "    covers: R 1\n"
    "    level: BØR\n"
    "    levels: {F: SKAL}\n"
    "    sure: ours\n"
    "    title: {da: T, en: T}\n"
    "    source: {da: S, en: S}\n"
    "    ask: {da: D, en: E}\n"
    "    tests: [{given: '(:X)', finds: 1}]\n"
    "catalogue:\n"
    "  - {id: older, kind: Term, title: {da: Ældst, en: Oldest}, replaced_by: old, sure: ours, "
    "source: s}\n";

static const struct {
    const char *file, *old, *new, *error;
} EXTENDS_BROKEN[] = {
    /* extends */
    {"top", "extends: [base]", "extends: [bas]", "top:4:11: der er ingen bas."},
    {"top", "extends: [base]", "extends: base", "top:4:10: her ventes en liste (`- ...`)."},
    {"top", "extends: [base]", "extends: [base, base]",
     "top:4:17: pakken står to gange under `extends`. Slet den ene."},
    {"top", "extends: [base]", "extends: [{set: {most: 1}}]",
     "top:4:11: extends: nøglen `pack` mangler."},
    {"top", "extends: [base]\n", "",
     "top:4:6: `set` og `overrides` ændrer i andre pakker; skriv med `extends`, hvilke."},
    {"base", "parameters:", "extends: [top]\nparameters:",
     "base:4:11: `extends` går i ring: top → base → top. Slet et af leddene."},
    {"base", "parameters:", "extends: [base]\nparameters:",
     "base:4:11: `extends` går i ring: base → base. Slet et af leddene."},
    {"top", "id: T-1-a", "id: R-1-a",
     "top:11:9: regel R-1-a: id er brugt i en pakke, der udvides (base:18). Giv hver regel sit."},
    {"base", "level: BØR\n", "level: BAR\n",
     "base:20:12: ukendt niveau. Skriv SKAL, BØR, KAN, SKAL FORLADES eller BØR FORLADES."},
    {"top", "pack: top", "pack: base",
     "top: regelpakken base er taget med to gange, også som base. Giv den én gang."},
    /* overrides */
    {"top", "rule: R-1-a", "rule: R-1-x",
     "top:7:12: ingen af de pakker, der udvides, har reglen `R-1-x`; mente du `R-1-a`?"},
    {"top", "rule: R-1-a", "rule: T-1-a",
     "top:7:12: reglen `T-1-a` er pakkens egen. Ret den, hvor den står."},
    {"top", ", reason: {da: Lille, en: Small}", "", "top:7:5: override: nøglen `reason` mangler."},
    {"top", "level: KAN", "level: KAN, off: true",
     "top:7:36: både `level` og `off`. Behold det ene."},
    {"top", "level: KAN, ", "", "top:7:5: skriv, hvad der ændres: `level: ...` eller `off: true`."},
    {"top", "level: KAN", "off: false", "top:7:24: `off` er altid `true`; ellers udelades den."},
    {"top", "level: KAN", "level: BØR FORLADES",
     "top:7:26: regel R-1-a har `require` eller `forbid`; dens niveau er SKAL, BØR eller KAN."},
    {"top", "rule: R-1-a", "rule: R-1-b",
     "top:7:26: regel R-1-b finder det, der skal forlades; dens niveau er SKAL FORLADES eller BØR "
     "FORLADES."},
    {"top", "overrides:\n",
     "overrides:\n  - {rule: R-1-a, off: true, reason: {da: Lille, en: Small}}\n",
     "top:8:12: reglen `R-1-a` er ændret før (linje 7). Slet det ene."},
    /* parameters */
    {"top", "most: 5", "mos: 5", "top:5:7: ukendt parameter `mos`; mente du `most`?"},
    {"top", "most: 5", "most: fem", "top:5:13: parameteren `most`: her ventes et helt tal."},
    {"top", "most: 5", "most: '5'", "top:5:13: parameteren `most`: her ventes et helt tal."},
    {"top", "set: {most: 5}", "set: [most]",
     "top:5:6: her ventes parametre med værdier (`id: værdi`)."},
    {"base", "default: 3", "default: x", "base:5:40: parameteren `most`: her ventes et helt tal."},
    {"base", "default: [a, 'b', 2]", "default: [[a]]",
     "base:6:39: parameteren `owners`: her ventes en liste, fx [a, b]."},
    {"base", "type: integer", "type: int",
     "base:5:22: ukendt ord. Der er: integer, number, text, boolean og list."},
    {"base", "id: owners", "id: most",
     "base:6:10: id `most` er brugt før (linje 5). Giv hver sit."},
    {"base", "id: owners", "id: 2x",
     "base:6:10: parameterens id skal kunne skrives efter `$`: bogstaver, tal og _, med et bogstav "
     "først."},
    {"base", "default: 3, ", "", "base:5:5: parameter most: nøglen `default` mangler."},
    /* profiles */
    {"base", "id: A,", "id: F,", "base:12:10: id `F` er brugt før (linje 11). Giv hver sit."},
    {"base", "levels: {F: SKAL", "levels: {T: SKAL",
     "base:21:14: regel R-1-a: profilen `T` står ikke under `profiles`. Der er: F og A."},
    {"base", "levels: {F: SKAL", "levels: {F: SKALL",
     "base:21:17: ukendt niveau. Skriv SKAL, BØR, KAN, SKAL FORLADES eller BØR FORLADES."},
    {"base", "levels: {F: SKAL", "levels: {F: SKAL FORLADES",
     "base:21:17: regel R-1-a har `require` eller `forbid`; dens niveau er SKAL, BØR eller KAN."},
    {"base", "levels: {F: SKAL, A: N/A}", "levels: SKAL",
     "base:21:13: regel R-1-a: her ventes profiler med niveauer (`F: SKAL`)."},
    {"base", "when: (r:Report WHERE r.type = 'F')", "when: [x]",
     "base:11:53: her ventes et mønster eller udtryk. Sæt det i anførselstegn, hvis det begynder "
     "med [ eller {."},
    /* the life of a rule */
    {"base", "replaced_by: R-1-a", "replaced_by: R-9-a",
     "base:42:18: regel R-1-b: der er ingen regel `R-9-a` i pakken."},
    {"base", "replaced_by: R-1-a", "replaced_by: R-1-b",
     "base:42:18: regel R-1-b: `replaced_by` fører tilbage til reglen selv; så kører ingen af "
     "dem."},
    {"base", "    deprecated: {since: \"2\", reason: {da: Gammel, en: Old}}\n", "",
     "base:41:18: regel R-1-b: `replaced_by` hører til en udfaset regel. Skriv `deprecated` til."},
    {"base", "deprecated: {since: \"2\", ", "deprecated: {",
     "base:41:17: regel R-1-b: nøglen `since` mangler."},
    {"base", "former: [R-0-a]", "former: [R-1-a]",
     "base:43:14: regel R-1-b: `R-1-a` er eller var allerede en regels id. Et id bruges "
     "aldrig igen."},
    {"base", "former: [R-0-a]", "former: R-0-a", "base:43:13: her ventes en liste (`- ...`)."},
    /* catalogues */
    {"base", "kind: Standard", "kind: Norm",
     "base:46:21: ukendt ord. Der er: Standard, Component, Term, Register, BuildingBlock og "
     "Concept."},
    {"base", "status: phased_out", "status: gone",
     "base:49:14: ukendt ord. Der er: current, phased_out, planned og withdrawn."},
    {"base", "id: old", "id: new",
     "base:48:10: `new` hører allerede til posten new (base:46). Et navn er kun én posts."},
    {"base", "Ældre", "nyERE",
     "base:48:71: `nyERE` hører allerede til posten new (base:46). Et navn er kun én posts."},
    {"base", "Fordums", "ældre",
     "base:48:79: `ældre` hører allerede til posten old (base:48). Et navn er kun én posts."},
    {"base", "replaced_by: new", "replaced_by: ny",
     "base:49:39: post old: der er ingen post `ny` i kataloget."},
    {"base", "replaced_by: new", "replaced_by: old",
     "base:49:39: post old: den kan ikke erstatte sig selv (`old`)."},
    {"top", "id: older", "id: old",
     "top:21:10: `old` hører allerede til posten old (base:48). Et navn er kun én posts."},
    {"top", "id: older, kind: Term, ", "id: older, ",
     "top:21:5: post older: nøglen `kind` mangler."},
};
