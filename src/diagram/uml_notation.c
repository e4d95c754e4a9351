/* How the metaclasses look. UML leaves colours to the tools; ours tell classes, values, and what is
 * only mentioned from each other also in print. */
#include <string.h>

#include "diagram/icons.h"
#include "diagram/outlines.h"
#include "diagram/uml.h"

#define CLASS 0xfff6dc
#define INTERFACE 0xf3ebf7
#define DATA 0xe4eff8
#define VALUES 0xe6f2e4
#define INSTANCE 0xf3f3f3
#define PACKAGE 0xf5f1e8
#define PAPER 0xffffff
#define NOTE 0xfffde6

#define BOX(label, fill)                                                                           \
    {                                                                                              \
        label, ARK_FIGURE_SQUARE, fill, NULL, NULL, ARK_FIGURE_SQUARE                              \
    }
#define TABBED(label)                                                                              \
    {                                                                                              \
        label, ARK_FIGURE_TAB, PACKAGE, NULL, NULL, ARK_FIGURE_TAB                                 \
    }
#define FOLDED(label)                                                                              \
    {                                                                                              \
        label, ARK_FIGURE_NOTE, NOTE, NULL, NULL, ARK_FIGURE_NOTE                                  \
    }
#define OUTLINED(label, fill, outline)                                                             \
    {                                                                                              \
        label, ARK_FIGURE_OUTLINE, fill, NULL, outline, ARK_FIGURE_OUTLINE                         \
    }

/* The special before the general: the first row of which a thing has the label holds. */
static const struct ark_uml_look LOOKS[] = {
    {BOX("Enumeration", VALUES), "enumeration", true},
    {BOX("PrimitiveType", DATA), "primitive", true},
    {BOX("DataType", DATA), "dataType", true},
    {BOX("Interface", INTERFACE), "interface", true},
    {BOX("Signal", CLASS), "signal", true},
    {BOX("Stereotype", CLASS), "stereotype", true},
    {BOX("UmlComponent", CLASS), "component", true},
    {BOX("DeploymentSpecification", PAPER), "deployment spec", true},
    {BOX("UmlArtifact", PAPER), "artifact", true},
    {BOX("UmlDevice", PAPER), "device", true},
    {BOX("ExecutionEnvironment", PAPER), "executionEnvironment", true},
    {BOX("UmlNode", PAPER), "node", true},
    {BOX("Activity", CLASS), "activity", true},
    {BOX("StateMachine", CLASS), "stateMachine", true},
    {BOX("UmlInteraction", CLASS), "interaction", true},
    {BOX("InformationItem", CLASS), "information", true},
    {OUTLINED("UseCase", CLASS, OUTLINE_VALUE), NULL, false},
    {OUTLINED("UmlCollaboration", CLASS, OUTLINE_VALUE), NULL, false},
    {{"Actor", ARK_FIGURE_ICON, PAPER, ICON_ACTOR, NULL, ARK_FIGURE_ICON}, NULL, false},
    {BOX("Classifier", CLASS), NULL, true},
    {BOX("InstanceSpecification", INSTANCE), NULL, true},
    {TABBED("UmlModel"), "model", true},
    {TABBED("Profile"), "profile", true},
    {TABBED("Package"), NULL, true},
    {FOLDED("UmlComment"), NULL, false},
    {FOLDED("UmlConstraint"), NULL, false},
};

const struct ark_uml_look *ark_uml_look(const ark_graph *graph, ark_ref thing)
{
    static const struct ark_uml_look PLAIN = {BOX("", PAPER), NULL, true};
    for (size_t i = 0; thing != ARK_REF_NONE && i < G_N_ELEMENTS(LOOKS); i++)
        if (ark_graph_is(graph, thing, LOOKS[i].notation.name))
            return &LOOKS[i];
    return &PLAIN;
}

const struct ark_notation *ark_uml_diamond(void)
{
    static const struct ark_notation DIAMOND =
        OUTLINED("", PAPER, "T.3 .3 .7 .7;M.5 0L1 .5L.5 1L0 .5Z");
    return &DIAMOND;
}
