/* Spreadsheets made by hand: sheets, rows and cells as texts. */
#pragma once

#include "office_made.h"

#define SHEET_NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define SHEET(rows) "<worksheet xmlns=\"" SHEET_NS "\"><sheetData>" rows "</sheetData></worksheet>"
#define INLINE(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define SHARED(at, index) "<c r=\"" at "\" t=\"s\"><v>" index "</v></c>"
#define NUMBER(at, style, text) "<c r=\"" at "\" s=\"" style "\"><v>" text "</v></c>"

/* A list of sheets with these names, the first of which is the last part; the second is hidden. */
#define WORKBOOK(first, hidden, last)                                                              \
    "<workbook xmlns=\"" SHEET_NS "\" xmlns:r=\"" OOXML                                            \
    "officeDocument/2006/relationships\"><sheets><sheet name=\"" first                             \
    "\" sheetId=\"3\" r:id=\"rId3\"/><sheet name=\"" hidden                                        \
    "\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/><sheet name=\"" last                         \
    "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
#define WORKBOOK_RELATIONS                                                                         \
    RELATIONS(RELATION("rId1", "worksheet", "worksheets/sheet1.xml")                               \
                  RELATION("rId2", "worksheet", "worksheets/sheet2.xml")                           \
                      RELATION("rId3", "worksheet", "/xl/worksheets/sheet3.xml"))
