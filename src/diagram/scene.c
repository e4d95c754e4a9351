/* The life of a scene. What is drawn in it is the business of the diagram; how it looks on paper of
 * the renderers. */
#include "diagram/scene.h"

struct ark_scene *ark_scene_new(void)
{
    struct ark_scene *scene = g_new0(struct ark_scene, 1);
    scene->arena = ark_arena_new();
    return scene;
}

void ark_scene_free(struct ark_scene *scene)
{
    if (!scene)
        return;
    ark_vec_clear(&scene->items);
    ark_arena_free(scene->arena);
    g_free(scene);
}
