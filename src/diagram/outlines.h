/* The figures that fill their box, in the language of outline.h; a family of kinds per block. Those
 * that a kind draws as an icon with the name below have none. */
#pragma once

/* Active structure */
#define OUTLINE_ROLE                                                                               \
    "T.1m 0 1-.34m 1;M.17m 0L1-.17m 0C1-.08m 0 1 .22 1 .5C1 .78 1-.08m 1 1-.17m 1L.17m 1"          \
    "C.08m 1 0 .78 0 .5C0 .22 .08m 0 .17m 0Z;"                                                     \
    "-M1-.17m 0C1-.26m 0 1-.34m .22 1-.34m .5C1-.34m .78 1-.26m 1 1-.17m 1"
#define OUTLINE_COLLABORATION                                                                      \
    "T.12 .1 .88 .9;@M.31 0L.69 0C.86 0 1 .22 1 .5C1 .78 .86 1 .69 1L.31 1C.14 1 0 .78 0 .5"       \
    "C0 .22 .14 0 .31 0Z;E.31 .5 .31 .5;E.69 .5 .31 .5;-E.31 .5 .31 .5"
/* Lines end at the edge of the lugs, also between them. */
#define OUTLINE_COMPONENT                                                                          \
    "T16p 0 1 1;@M8p 0L1 0L1 1L8p 1L8p 32pL0 32pL0 7pL8p 7pZ;"                                     \
    "M8p 0L1 0L1 1L8p 1L8p 32pL0 32pL0 22pL8p 22pL8p 17pL0 17pL0 7pL8p 7pZ;"                       \
    "+M0 7pL16p 7pL16p 17pL0 17pZ;+M0 22pL16p 22pL16p 32pL0 32pZ"
#define OUTLINE_NODE                                                                               \
    "T0 9p 1-9p 1;M0 9pL9p 0L1 0L1 1-9pL1-9p 1L0 1Z;+M0 9pL9p 0L1 0L1-9p 9pZ;"                     \
    "+M1-9p 9pL1 0L1 1-9pL1-9p 1Z"
#define OUTLINE_DEVICE                                                                             \
    "T2p 0 1-2p .84;M9p 0L1-9p 0C1-4p 0 1 4p 1 9pL1 .84-9pC1 .84-4p 1-4p .84 1-9p .84L1 1L0 1"     \
    "L9p .84C4p .84 0 .84-4p 0 .84-9pL0 9pC0 4p 4p 0 9p 0Z;+M9p .84L1-9p .84L1 1L0 1Z"

/* Behaviour */
#define OUTLINE_PROCESS "T2p .2 1-.18m .8;M0 .2L1-.45m .2L1-.45m 0L1 .5L1-.45m 1L1-.45m .8L0 .8Z"
#define OUTLINE_FUNCTION "T0 .18 1 .82;M.5 0L1 .18L1 1L.5 .82L0 1L0 .18Z"
#define OUTLINE_INTERACTION                                                                        \
    "T.12 .1 .88 .9;@E.5 .5 .5 .5;M.48 0C.2 0 0 .22 0 .5C0 .78 .2 1 .48 1Z;"                       \
    "M.52 0C.8 0 1 .22 1 .5C1 .78 .8 1 .52 1Z"
#define OUTLINE_EVENT                                                                              \
    "T.3m 0 1-.12m 1;M0 0L1-.5m 0C1-.22m 0 1 .22 1 .5C1 .78 1-.22m 1 1-.5m 1L0 1L.3m .5Z"
#define OUTLINE_SERVICE                                                                            \
    "T.18m 0 1-.18m 1;M.5m 0L1-.5m 0C1-.22m 0 1 .22 1 .5C1 .78 1-.22m 1 1-.5m 1L.5m 1"             \
    "C.22m 1 0 .78 0 .5C0 .22 .22m 0 .5m 0Z"
#define OUTLINE_VALUE_STREAM "T.3m 0 1-.25m 1;M0 0L1-.35m 0L1 .5L1-.35m 1L0 1L.35m .5Z"

/* Passive structure */
#define OUTLINE_BOX "M0 0L1 0L1 1L0 1Z"
#define OUTLINE_OBJECT "T0 9p 1 1;" OUTLINE_BOX ";-M0 9pL1 9p"
#define OUTLINE_CONTRACT "T0 9p 1 1-9p;" OUTLINE_BOX ";-M0 9pL1 9p;-M0 1-9pL1 1-9p"
#define OUTLINE_PRODUCT "T0 9p 1 1;" OUTLINE_BOX ";-M0 9pL.5 9pL.5 0"
#define OUTLINE_WAVE "M0 0L1 0L1 .88C.83 .76 .67 .76 .5 .88C.33 1.04 .17 1.04 0 .88Z"
#define OUTLINE_REPRESENTATION "T0 9p 1 .84;" OUTLINE_WAVE ";-M0 9pL1 9p"
#define OUTLINE_DELIVERABLE "T0 0 1 .84;" OUTLINE_WAVE
#define OUTLINE_ARTIFACT "T0 5p 1 1;M0 0L1-12p 0L1 12pL1 1L0 1Z;+M1-12p 0L1-12p 12pL1 12pZ"

/* Motivation */
#define OUTLINE_REQUIREMENT "T.22m 0 1-.22m 1;M.4m 0L1 0L1-.4m 1L0 1Z"
#define OUTLINE_CONSTRAINT "T.22m+8p 0 1-.22m 1;M.4m 0L1 0L1-.4m 1L0 1Z;-M.4m+8p 0L8p 1"
#define OUTLINE_VALUE "T.1 .12 .9 .88;E.5 .5 .5 .5"
#define OUTLINE_MEANING                                                                            \
    "T.14 .2 .86 .8;M.2 .85C.03 .87 0 .62 .08 .54C0 .38 .08 .18 .25 .22C.3 .03 .52 0 .58 .13"      \
    "C.7 0 .9 .08 .88 .27C1 .33 1 .62 .91 .66C.93 .86 .74 .97 .62 .86C.52 1.02 .28 1.02 .2 .85Z"
