/* The icons of the kinds, in the language of ark_icon_draw (notation.h), 16 × 16. Those that
 * several layers share stand here once. */
#pragma once

#define ICON_COLLABORATION "O5.5 8 4.2;-O10.5 8 4.2"
#define ICON_INTERFACE "-M1 8L7 8;O11 8 4"
#define ICON_PROCESS "M1 6L9 6L9 2.8L15 8L9 13.2L9 10L1 10Z"
#define ICON_FUNCTION "M2.5 5.2L8 1.5L13.5 5.2L13.5 14.5L8 10.8L2.5 14.5Z"
#define ICON_INTERACTION                                                                           \
    "M7 2C3.5 2 1.5 5 1.5 8C1.5 11 3.5 14 7 14Z;M9 2C12.5 2 14.5 5 14.5 8C14.5 11 12.5 14 9 14Z"
#define ICON_EVENT "M1 3.5L10.5 3.5C13 3.5 15 5.5 15 8C15 10.5 13 12.5 10.5 12.5L1 12.5L4.5 8Z"
#define ICON_SERVICE                                                                               \
    "M5 3.8L11 3.8C13.3 3.8 15.2 5.6 15.2 8C15.2 10.4 13.3 12.2 11 12.2L5 12.2"                    \
    "C2.7 12.2 .8 10.4 .8 8C.8 5.6 2.7 3.8 5 3.8Z"
#define ICON_ROLE "M12 3.8L4 3.8C2.3 3.8 1 5.7 1 8C1 10.3 2.3 12.2 4 12.2L12 12.2Z;E12 8 2.8 4.2"
#define ICON_OBJECT "R1.5 3 13 10;-M1.5 6L14.5 6"
#define ICON_DELIVERABLE                                                                           \
    "M1.5 2.8L14.5 2.8L14.5 12.4C12.3 10.6 10.4 10.8 8 12.3C5.6 13.8 3.7 14 1.5 12.4Z"

#define ICON_ACTOR "-M8 6L8 10.5;-M3.5 7.8L12.5 7.8;-M4.5 15.2L8 10.5L11.5 15.2;O8 3.4 2.6"
#define ICON_CONTRACT "R1.5 3 13 10;-M1.5 6L14.5 6;-M1.5 10L14.5 10"
#define ICON_REPRESENTATION ICON_DELIVERABLE ";-M1.5 5.6L14.5 5.6"
#define ICON_PRODUCT "R1.5 3 13 10;-M1.5 6L8.5 6L8.5 3"

#define ICON_COMPONENT "M4 1.8L14.5 1.8L14.5 14.2L4 14.2Z;R1.5 4.2 5 2.8;R1.5 9 5 2.8"

#define ICON_NODE                                                                                  \
    "M1.5 4.5L4.5 1.5L14.5 1.5L14.5 11.5L11.5 14.5L1.5 14.5Z;-M1.5 4.5L11.5 4.5L11.5 14.5;"        \
    "-M11.5 4.5L14.5 1.5"
#define ICON_DEVICE                                                                                \
    "M3.5 2.2L12.5 2.2C13.5 2.2 14 2.7 14 3.7L14 9.3C14 10.3 13.5 10.8 12.5 10.8L3.5 10.8"         \
    "C2.5 10.8 2 10.3 2 9.3L2 3.7C2 2.7 2.5 2.2 3.5 2.2Z;M4 10.8L1.5 13.8L14.5 13.8L12 10.8Z"
#define ICON_SYSTEM_SOFTWARE "O9.8 6.2 5;O6.4 9.6 5.2"
#define ICON_PATH                                                                                  \
    "-M5 4.5L1.5 8L5 11.5;-M11 4.5L14.5 8L11 11.5;-M1.5 8L4.6 8;-M6.6 8L9.4 8;-M11.4 8L14.5 8"
#define ICON_NETWORK "-M4.8 4L13 4L11.2 12L3 12Z;!O4.8 4 1.9;!O13 4 1.9;!O11.2 12 1.9;!O3 12 1.9"
#define ICON_ARTIFACT "M3 1.5L9.5 1.5L13 5L13 14.5L3 14.5Z;-M9.5 1.5L9.5 5L13 5"

#define ICON_FACILITY                                                                              \
    "M1.5 14.2L1.5 1.8L4 1.8L4 9.6L7.5 7.2L7.5 9.6L11 7.2L11 9.6L14.5 7.2L14.5 14.2Z"
#define ICON_EQUIPMENT "G6 10 4.4 8;O6 10 1.5;G12.2 4.2 3 6;O12.2 4.2 1"
#define ICON_MATERIAL                                                                              \
    "M4.5 2L11.5 2L15 8L11.5 14L4.5 14L1 8Z;-M5.5 4.5L3.4 8;-M10.5 4.5L12.6 8;-M5.8 11.8L10.2 "    \
    "11.8"
#define ICON_DISTRIBUTION                                                                          \
    "-M3.2 6.3L12.8 6.3;-M3.2 9.7L12.8 9.7;-M5.6 3.4L1 8L5.6 12.6;-M10.4 3.4L15 8L10.4 12.6"

#define ICON_DRIVER                                                                                \
    "O8 8 5.2;-M8 .8L8 15.2;-M.8 8L15.2 8;-M2.9 2.9L13.1 13.1;-M13.1 2.9L2.9 13.1;!O8 8 1.7"
#define ICON_ASSESSMENT "-M6.3 9.4L1.5 14.5;O9.6 6 4.6"
#define ICON_GOAL "O8 8 6.8;O8 8 4.3;!O8 8 1.9"
#define ICON_OUTCOME                                                                               \
    "O6.8 9.2 5.8;O6.8 9.2 3.4;!O6.8 9.2 1.2;-M6.8 9.2L12 4;!M11.2 4.8L11.4 2.6L13.4 .8L13.6 2.4"  \
    "L15.2 2.6L13.4 4.6Z"
#define ICON_PRINCIPLE                                                                             \
    "M4.5 1.5L11.5 1.5C12.6 1.5 13.2 2.1 13.2 3.2L13.2 12.8C13.2 13.9 12.6 14.5 11.5 14.5L4.5 "    \
    "14.5"                                                                                         \
    "C3.4 14.5 2.8 13.9 2.8 12.8L2.8 3.2C2.8 2.1 3.4 1.5 4.5 1.5Z;"                                \
    "!M6.9 3.6L9.1 3.6L8.6 9.6L7.4 9.6Z;!O8 11.8 1.1"
#define ICON_REQUIREMENT "M4.5 3.8L15.2 3.8L11.5 12.2L.8 12.2Z"
#define ICON_CONSTRAINT ICON_REQUIREMENT ";-M7.6 3.8L3.9 12.2"
#define ICON_MEANING                                                                               \
    "M4.2 12.5C1.8 12.5 .9 10 2.3 8.6C.9 6.9 2.3 4.6 4.3 5C5 2.9 8 2.4 9.2 4C11 2.6 13.7 3.9 "     \
    "13.2 6.2C15.5 7 15.4 10.3 13 10.8C12.9 12.9 10.1 13.7 8.7 12.2C7.5 13.6 5.1 13.6 4.2 12.5Z"
#define ICON_VALUE "E8 8 7 4.6"

#define ICON_RESOURCE                                                                              \
    "M2.5 3.8L12 3.8C12.9 3.8 13.4 4.3 13.4 5.2L13.4 10.8C13.4 11.7 12.9 12.2 12 12.2L2.5 12.2"    \
    "C1.6 12.2 1.1 11.7 1.1 10.8L1.1 5.2C1.1 4.3 1.6 3.8 2.5 3.8Z;M13.4 6.4L15 6.4L15 9.6L13.4 "   \
    "9.6Z;-M4 6L4 10;-M6.6 6L6.6 10;-M9.2 6L9.2 10"
#define ICON_CAPABILITY                                                                            \
    "R1.4 10.2 4.4 4.4;R5.8 10.2 4.4 4.4;R10.2 10.2 4.4 4.4;R5.8 5.8 4.4 4.4;R10.2 5.8 4.4 4.4;"   \
    "R10.2 1.4 4.4 4.4"
#define ICON_VALUE_STREAM "M.8 3.8L11 3.8L15.2 8L11 12.2L.8 12.2L4.8 8Z"
#define ICON_COURSE_OF_ACTION                                                                      \
    "O10.4 6 4.8;O10.4 6 2.9;!O10.4 6 1.1;-M1.2 14.8C1.4 11.8 2.8 9.8 5.2 9.2;"                    \
    "!M4.4 7.4L8.2 8.4L5.2 11.2Z"

#define ICON_WORK_PACKAGE                                                                          \
    "-M11 12.6L7.3 12.6C4.2 12.6 1.8 10.2 1.8 7.1C1.8 4 4.2 1.6 7.3 1.6C10.4 1.6 12.8 4 12.8 7.1"  \
    "C12.8 8.4 12.4 9.6 11.6 10.4;!M10.6 10.2L15 12.6L10.6 15Z"
#define ICON_PLATEAU "!R4.4 2.8 10.4 2;!R2.8 7 10.4 2;!R1.2 11.2 10.4 2"
#define ICON_GAP "O8 8 5.8;-M.8 6.4L15.2 6.4;-M.8 9.6L15.2 9.6"
#define ICON_LOCATION                                                                              \
    "M8 15C7.6 11.4 3.4 9.2 3.4 5.6C3.4 3 5.4 1 8 1C10.6 1 12.6 3 12.6 5.6C12.6 9.2 8.4 11.4 8 "   \
    "15Z"

#define ICON_VIEW                                                                                  \
    "R1.5 2 13 12;-M1.5 5L14.5 5;R3.5 7 3.6 2.4;R9 10 3.6 2.4;-M5.3 9.4L5.3 11.2L9 11.2"
