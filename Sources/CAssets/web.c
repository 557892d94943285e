// Made by list.sh. One array a file, filled by C23 #embed: rebuilt whenever the file changes.
#include "table.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "api/schemas.json"
};
static const unsigned char file_1[] = {
#embed "web/assessment/declared.js"
};
static const unsigned char file_2[] = {
#embed "web/assessment/findings.js"
};
static const unsigned char file_3[] = {
#embed "web/assessment/numbered.js"
};
static const unsigned char file_4[] = {
#embed "web/assessment/panel.js"
};
static const unsigned char file_5[] = {
#embed "web/decision/history.js"
};
static const unsigned char file_6[] = {
#embed "web/decision/intent.js"
};
static const unsigned char file_7[] = {
#embed "web/decision/panel.js"
};
static const unsigned char file_8[] = {
#embed "web/decision/sending.js"
};
static const unsigned char file_9[] = {
#embed "web/icons/tally.svg"
};
static const unsigned char file_10[] = {
#embed "web/index.html"
};
static const unsigned char file_11[] = {
#embed "web/page/api.js"
};
static const unsigned char file_12[] = {
#embed "web/page/dom.js"
};
static const unsigned char file_13[] = {
#embed "web/page/events.js"
};
static const unsigned char file_14[] = {
#embed "web/page/format.js"
};
static const unsigned char file_15[] = {
#embed "web/page/help.js"
};
static const unsigned char file_16[] = {
#embed "web/page/icons.js"
};
static const unsigned char file_17[] = {
#embed "web/page/keys.js"
};
static const unsigned char file_18[] = {
#embed "web/page/languages.js"
};
static const unsigned char file_19[] = {
#embed "web/page/notices.js"
};
static const unsigned char file_20[] = {
#embed "web/page/place.js"
};
static const unsigned char file_21[] = {
#embed "web/scan.html"
};
static const unsigned char file_22[] = {
#embed "web/style/base.css"
};
static const unsigned char file_23[] = {
#embed "web/style/panel.css"
};
static const unsigned char file_24[] = {
#embed "web/style/viewer.css"
};
static const unsigned char file_25[] = {
#embed "web/style/worklist.css"
};
static const unsigned char file_26[] = {
#embed "web/texts/de.js"
};
static const unsigned char file_27[] = {
#embed "web/texts/en.js"
};
static const unsigned char file_28[] = {
#embed "web/texts/fr.js"
};
static const unsigned char file_29[] = {
#embed "web/texts/goods/de.js"
};
static const unsigned char file_30[] = {
#embed "web/texts/goods/en.js"
};
static const unsigned char file_31[] = {
#embed "web/texts/goods/fr.js"
};
static const unsigned char file_32[] = {
#embed "web/texts/goods/index.js"
};
static const unsigned char file_33[] = {
#embed "web/texts/index.js"
};
static const unsigned char file_34[] = {
#embed "web/types.js"
};
static const unsigned char file_35[] = {
#embed "web/viewer/build.js"
};
static const unsigned char file_36[] = {
#embed "web/viewer/controls.js"
};
static const unsigned char file_37[] = {
#embed "web/viewer/crosshair.js"
};
static const unsigned char file_38[] = {
#embed "web/viewer/drawing/canvas2d.js"
};
static const unsigned char file_39[] = {
#embed "web/viewer/drawing/layers.js"
};
static const unsigned char file_40[] = {
#embed "web/viewer/drawing/program.js"
};
static const unsigned char file_41[] = {
#embed "web/viewer/drawing/shaders.js"
};
static const unsigned char file_42[] = {
#embed "web/viewer/drawing/textures.js"
};
static const unsigned char file_43[] = {
#embed "web/viewer/drawing/webgl.js"
};
static const unsigned char file_44[] = {
#embed "web/viewer/keys.js"
};
static const unsigned char file_45[] = {
#embed "web/viewer/main.js"
};
static const unsigned char file_46[] = {
#embed "web/viewer/marks.js"
};
static const unsigned char file_47[] = {
#embed "web/viewer/measure.js"
};
static const unsigned char file_48[] = {
#embed "web/viewer/page.js"
};
static const unsigned char file_49[] = {
#embed "web/viewer/picture/histogram.js"
};
static const unsigned char file_50[] = {
#embed "web/viewer/picture/levels.js"
};
static const unsigned char file_51[] = {
#embed "web/viewer/picture/material.js"
};
static const unsigned char file_52[] = {
#embed "web/viewer/picture/tiles.js"
};
static const unsigned char file_53[] = {
#embed "web/viewer/picture/window.js"
};
static const unsigned char file_54[] = {
#embed "web/viewer/readout.js"
};
static const unsigned char file_55[] = {
#embed "web/viewer/selection.js"
};
static const unsigned char file_56[] = {
#embed "web/viewer/stage/navigation.js"
};
static const unsigned char file_57[] = {
#embed "web/viewer/stage/readback.js"
};
static const unsigned char file_58[] = {
#embed "web/viewer/stage/stage.js"
};
static const unsigned char file_59[] = {
#embed "web/viewer/stage/view.js"
};
static const unsigned char file_60[] = {
#embed "web/worklist/anchor.js"
};
static const unsigned char file_61[] = {
#embed "web/worklist/filters.js"
};
static const unsigned char file_62[] = {
#embed "web/worklist/grid.js"
};
static const unsigned char file_63[] = {
#embed "web/worklist/keys.js"
};
static const unsigned char file_64[] = {
#embed "web/worklist/main.js"
};
static const unsigned char file_65[] = {
#embed "web/worklist/query.js"
};
static const unsigned char file_66[] = {
#embed "web/worklist/row.js"
};
static const unsigned char file_67[] = {
#embed "web/worklist/source.js"
};

const struct cassets_entry cassets_web[] = {
    {"api/schemas.json", {file_0, sizeof file_0}},
    {"web/assessment/declared.js", {file_1, sizeof file_1}},
    {"web/assessment/findings.js", {file_2, sizeof file_2}},
    {"web/assessment/numbered.js", {file_3, sizeof file_3}},
    {"web/assessment/panel.js", {file_4, sizeof file_4}},
    {"web/decision/history.js", {file_5, sizeof file_5}},
    {"web/decision/intent.js", {file_6, sizeof file_6}},
    {"web/decision/panel.js", {file_7, sizeof file_7}},
    {"web/decision/sending.js", {file_8, sizeof file_8}},
    {"web/icons/tally.svg", {file_9, sizeof file_9}},
    {"web/index.html", {file_10, sizeof file_10}},
    {"web/page/api.js", {file_11, sizeof file_11}},
    {"web/page/dom.js", {file_12, sizeof file_12}},
    {"web/page/events.js", {file_13, sizeof file_13}},
    {"web/page/format.js", {file_14, sizeof file_14}},
    {"web/page/help.js", {file_15, sizeof file_15}},
    {"web/page/icons.js", {file_16, sizeof file_16}},
    {"web/page/keys.js", {file_17, sizeof file_17}},
    {"web/page/languages.js", {file_18, sizeof file_18}},
    {"web/page/notices.js", {file_19, sizeof file_19}},
    {"web/page/place.js", {file_20, sizeof file_20}},
    {"web/scan.html", {file_21, sizeof file_21}},
    {"web/style/base.css", {file_22, sizeof file_22}},
    {"web/style/panel.css", {file_23, sizeof file_23}},
    {"web/style/viewer.css", {file_24, sizeof file_24}},
    {"web/style/worklist.css", {file_25, sizeof file_25}},
    {"web/texts/de.js", {file_26, sizeof file_26}},
    {"web/texts/en.js", {file_27, sizeof file_27}},
    {"web/texts/fr.js", {file_28, sizeof file_28}},
    {"web/texts/goods/de.js", {file_29, sizeof file_29}},
    {"web/texts/goods/en.js", {file_30, sizeof file_30}},
    {"web/texts/goods/fr.js", {file_31, sizeof file_31}},
    {"web/texts/goods/index.js", {file_32, sizeof file_32}},
    {"web/texts/index.js", {file_33, sizeof file_33}},
    {"web/types.js", {file_34, sizeof file_34}},
    {"web/viewer/build.js", {file_35, sizeof file_35}},
    {"web/viewer/controls.js", {file_36, sizeof file_36}},
    {"web/viewer/crosshair.js", {file_37, sizeof file_37}},
    {"web/viewer/drawing/canvas2d.js", {file_38, sizeof file_38}},
    {"web/viewer/drawing/layers.js", {file_39, sizeof file_39}},
    {"web/viewer/drawing/program.js", {file_40, sizeof file_40}},
    {"web/viewer/drawing/shaders.js", {file_41, sizeof file_41}},
    {"web/viewer/drawing/textures.js", {file_42, sizeof file_42}},
    {"web/viewer/drawing/webgl.js", {file_43, sizeof file_43}},
    {"web/viewer/keys.js", {file_44, sizeof file_44}},
    {"web/viewer/main.js", {file_45, sizeof file_45}},
    {"web/viewer/marks.js", {file_46, sizeof file_46}},
    {"web/viewer/measure.js", {file_47, sizeof file_47}},
    {"web/viewer/page.js", {file_48, sizeof file_48}},
    {"web/viewer/picture/histogram.js", {file_49, sizeof file_49}},
    {"web/viewer/picture/levels.js", {file_50, sizeof file_50}},
    {"web/viewer/picture/material.js", {file_51, sizeof file_51}},
    {"web/viewer/picture/tiles.js", {file_52, sizeof file_52}},
    {"web/viewer/picture/window.js", {file_53, sizeof file_53}},
    {"web/viewer/readout.js", {file_54, sizeof file_54}},
    {"web/viewer/selection.js", {file_55, sizeof file_55}},
    {"web/viewer/stage/navigation.js", {file_56, sizeof file_56}},
    {"web/viewer/stage/readback.js", {file_57, sizeof file_57}},
    {"web/viewer/stage/stage.js", {file_58, sizeof file_58}},
    {"web/viewer/stage/view.js", {file_59, sizeof file_59}},
    {"web/worklist/anchor.js", {file_60, sizeof file_60}},
    {"web/worklist/filters.js", {file_61, sizeof file_61}},
    {"web/worklist/grid.js", {file_62, sizeof file_62}},
    {"web/worklist/keys.js", {file_63, sizeof file_63}},
    {"web/worklist/main.js", {file_64, sizeof file_64}},
    {"web/worklist/query.js", {file_65, sizeof file_65}},
    {"web/worklist/row.js", {file_66, sizeof file_66}},
    {"web/worklist/source.js", {file_67, sizeof file_67}},
    {NULL, {NULL, 0}},
};
