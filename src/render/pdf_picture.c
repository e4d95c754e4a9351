/* Pictures in the PDF: a scene at the size that the page allows, or a frame that says which picture
 * is missing; and the caption. */
#include <string.h>

#include "render/draw_scene.h"
#include "render/pdf_internal.h"

#define CAPTION_ROOM 42.0
#define MISSING_HEIGHT 64.0

static const struct ark_scene *find_scene(const struct ark_pdf *pdf, const char *name)
{
    for (uint32_t i = 0; i < pdf->job->scene_n; i++) {
        const struct ark_scene *scene = pdf->job->scenes[i];
        if (scene->name && strcmp(scene->name, name) == 0 && scene->width > 0 && scene->height > 0)
            return scene;
    }
    return NULL;
}

struct ark_pdf_picture *ark_pdf_picture(struct ark_pdf *pdf, const char *url, const char *alt)
{
    struct ark_pdf_picture *picture = ARK_NEW(pdf->arena, struct ark_pdf_picture);
    const char *slash = strrchr(url ? url : "", '/');
    picture->target = ark_arena_strdup(pdf->arena, slash ? slash + 1 : url ? url : "");
    picture->alt = ark_arena_strdup(pdf->arena, alt ? alt : "");
    size_t len = strlen(picture->target);
    if (len > 4 && g_ascii_strcasecmp(picture->target + len - 4, ".svg") == 0) {
        g_autofree char *name = g_strndup(picture->target, len - 4);
        picture->scene = find_scene(pdf, name);
    }
    return picture;
}

static double scale_in(const struct ark_scene *scene, double width, double height)
{
    return MIN(1, MIN(width / scene->width, height / scene->height));
}

/* A wide drawing that would become much smaller upright gets a turned page. */
static void set_scale(struct ark_pdf_picture *picture, double width)
{
    const struct ark_scene *scene = picture->scene;
    double upright = scale_in(scene, width, ark_pdf_body_height(false) - CAPTION_ROOM);
    double turned = scale_in(scene, PDF_TURNED_WIDTH, ark_pdf_body_height(true) - CAPTION_ROOM);
    picture->turned = upright < 0.7 && turned > upright * 1.25;
    picture->scale = picture->turned ? turned : upright;
}

static void add_caption(struct ark_pdf *pdf, const struct ark_pdf_picture *picture, double x,
                        double width, const struct ark_pdf_bar *bars, uint32_t tag)
{
    struct ark_pdf_text *text = ark_pdf_text_new(pdf, 8.5, false, true);
    text->ink = PDF_INK_MUTED;
    pango_layout_set_text(text->layout, picture->alt, -1);
    ark_pdf_text_finish(pdf, text, width);
    struct ark_pdf_piece *piece = ark_pdf_piece(pdf, PDF_TEXT, x, width);
    piece->text = text;
    piece->line_n = text->line_n;
    piece->line_height = text->line_height;
    piece->gap = 5;
    piece->turned = picture->turned;
    piece->whole = true;
    piece->bars = bars;
    piece->tag = ark_pdf_tag(pdf, tag, "Caption");
}

/* Where a turned picture stood in the text: a link to it. Returns the picture's destination. */
static const char *add_pointer(struct ark_pdf *pdf, const struct ark_pdf_picture *picture, double x,
                               double width, const struct ark_pdf_bar *bars, uint32_t tag)
{
    const char *dest = ark_arena_printf(pdf->arena, "arkitjek-figur-%u", pdf->pieces.n);
    const char *name = *picture->alt ? picture->alt : picture->target;
    const char *shown =
        ark_arena_printf(pdf->arena,
                         ark_say(pdf->job->lang, "Figuren står på en liggende side efter denne: %s",
                                 "The picture is on a landscape page after this one: %s"),
                         name);
    struct ark_pdf_text *text = ark_pdf_text_new(pdf, 9, false, true);
    pango_layout_set_text(text->layout, shown, -1);
    text->spans = ARK_NEW(pdf->arena, struct ark_pdf_span);
    text->span_n = 1;
    text->spans->end = (uint32_t)strlen(shown);
    text->spans->link = ark_arena_printf(pdf->arena, "dest='%s'", dest);
    ark_pdf_text_finish(pdf, text, width);
    struct ark_pdf_piece *piece = ark_pdf_piece(pdf, PDF_TEXT, x, width);
    piece->text = text;
    piece->line_n = text->line_n;
    piece->line_height = text->line_height;
    piece->gap = 6;
    piece->bars = bars;
    piece->tag = ark_pdf_tag(pdf, tag, "P");
    return dest;
}

void ark_pdf_picture_pieces(struct ark_pdf *pdf, struct ark_pdf_picture *picture, double x,
                            double width, const struct ark_pdf_bar *bars, uint32_t tag)
{
    if (picture->scene)
        set_scale(picture, width);
    const char **anchors = NULL;
    if (picture->turned) {
        anchors = ARK_NEW_ARRAY(pdf->arena, const char *, 2);
        anchors[0] = add_pointer(pdf, picture, x, width, bars, tag);
    }
    struct ark_pdf_piece *piece = ark_pdf_piece(pdf, PDF_PICTURE, x, width);
    piece->picture = picture;
    piece->gap = 10;
    piece->line_n = 1;
    piece->line_height = picture->scene ? picture->scene->height * picture->scale : MISSING_HEIGHT;
    piece->whole = true;
    piece->keep_next = *picture->alt != '\0';
    piece->bars = bars;
    piece->tag = ark_pdf_tag(pdf, tag, "Figure");
    piece->turned = picture->turned;
    piece->anchors = anchors;
    if (picture->turned)
        piece->x = 0;
    if (*picture->alt)
        add_caption(pdf, picture, piece->x, picture->turned ? PDF_TURNED_WIDTH : width, bars, tag);
}

static void draw_missing(struct ark_pdf *pdf, cairo_t *cr, const struct ark_pdf_piece *piece,
                         double x, double y)
{
    ark_pdf_set_ink(cr, PDF_INK_CODE);
    cairo_rectangle(cr, x + 0.5, y + 0.5, piece->width - 1, piece->line_height - 1);
    cairo_fill_preserve(cr);
    ark_pdf_set_ink(cr, PDF_INK_RULE);
    cairo_set_line_width(cr, 0.7);
    cairo_stroke(cr);
    struct ark_pdf_text *text = ark_pdf_text_new(pdf, 9, false, false);
    text->ink = PDF_INK_MUTED;
    text->align = 'c';
    const char *missing = ark_say(pdf->job->lang, "Figuren er ikke med her:", "Picture not here:");
    g_autofree char *shown = g_strdup_printf("%s\n%.200s", missing, piece->picture->target);
    g_autofree char *valid = g_utf8_make_valid(shown, -1);
    pango_layout_set_text(text->layout, valid, -1);
    ark_pdf_text_finish(pdf, text, piece->width - 20);
    uint32_t n = MIN(text->line_n, 4);
    double height = n * text->line_height;
    ark_pdf_text_draw(cr, text, x + 10, y + (piece->line_height - height) / 2, 0, n);
}

void ark_pdf_picture_draw(struct ark_pdf *pdf, cairo_t *cr, const struct ark_pdf_piece *piece,
                          double x, double y)
{
    const struct ark_pdf_picture *picture = piece->picture;
    ark_vec_push(&pdf->alts, *picture->alt ? picture->alt : picture->target);
    if (!picture->scene) {
        draw_missing(pdf, cr, piece, x, y);
        return;
    }
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, picture->scale, picture->scale);
    cairo_rectangle(cr, 0, 0, picture->scene->width, picture->scene->height);
    cairo_clip(cr);
    ark_draw_scene(cr, picture->scene);
    cairo_restore(cr);
}
