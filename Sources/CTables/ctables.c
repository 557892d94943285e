// One array a table, filled by C23 #embed: rebuilt whenever the file changes.
#include "ctables.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char attenuation_edges_csv[] = {
#embed "data/attenuation-edges.csv"
};
static const unsigned char attenuation_grid_csv[] = {
#embed "data/attenuation-grid.csv"
};
static const unsigned char bic_prefixes_csv[] = {
#embed "data/bic-prefixes.csv"
};
static const unsigned char bremsstrahlung_seltzer_berger_csv[] = {
#embed "data/bremsstrahlung-seltzer-berger.csv"
};
static const unsigned char buildup_csv[] = {
#embed "data/buildup.csv"
};
static const unsigned char commodities_csv[] = {
#embed "data/commodities.csv"
};
static const unsigned char commodity_matter_csv[] = {
#embed "data/commodity-matter.csv"
};
static const unsigned char dangerous_goods_csv[] = {
#embed "data/dangerous-goods.csv"
};
static const unsigned char detector_response_csv[] = {
#embed "data/detector-response.csv"
};
static const unsigned char electron_stopping_csv[] = {
#embed "data/electron-stopping.csv"
};
static const unsigned char elements_csv[] = {
#embed "data/elements.csv"
};
static const unsigned char hs_codes_csv[] = {
#embed "data/hs-codes.csv"
};
static const unsigned char iso6346_codes_json[] = {
#embed "data/iso6346-codes.json"
};
static const unsigned char iso6346_csv[] = {
#embed "data/iso6346.csv"
};
static const unsigned char material_names_csv[] = {
#embed "data/material-names.csv"
};
static const unsigned char materials_csv[] = {
#embed "data/materials.csv"
};
static const unsigned char package_types_csv[] = {
#embed "data/package-types.csv"
};
static const unsigned char scanner_gantry_6_json[] = {
#embed "data/scanners/gantry-6.json"
};
static const unsigned char scanner_mobile_4_5_json[] = {
#embed "data/scanners/mobile-4.5.json"
};
static const unsigned char scanner_mobile_6_3_5_json[] = {
#embed "data/scanners/mobile-6-3.5.json"
};
static const unsigned char scanner_mobile_6_4_json[] = {
#embed "data/scanners/mobile-6-4.json"
};
static const unsigned char scanner_portal_6_4_csi_json[] = {
#embed "data/scanners/portal-6-4-csi.json"
};
static const unsigned char scanner_portal_9_6_json[] = {
#embed "data/scanners/portal-9-6.json"
};
static const unsigned char scanner_rail_9_6_json[] = {
#embed "data/scanners/rail-9-6.json"
};
static const unsigned char unlocode_ports_csv[] = {
#embed "data/unlocode-ports.csv"
};

#define TABLE(name, array) {name, {array, sizeof array}}

static const struct {
  const char *name;
  struct ctables_table table;
} tables[] = {
    TABLE("attenuation-edges.csv", attenuation_edges_csv),
    TABLE("attenuation-grid.csv", attenuation_grid_csv),
    TABLE("bic-prefixes.csv", bic_prefixes_csv),
    TABLE("bremsstrahlung-seltzer-berger.csv", bremsstrahlung_seltzer_berger_csv),
    TABLE("buildup.csv", buildup_csv),
    TABLE("commodities.csv", commodities_csv),
    TABLE("commodity-matter.csv", commodity_matter_csv),
    TABLE("dangerous-goods.csv", dangerous_goods_csv),
    TABLE("detector-response.csv", detector_response_csv),
    TABLE("electron-stopping.csv", electron_stopping_csv),
    TABLE("elements.csv", elements_csv),
    TABLE("hs-codes.csv", hs_codes_csv),
    TABLE("iso6346-codes.json", iso6346_codes_json),
    TABLE("iso6346.csv", iso6346_csv),
    TABLE("material-names.csv", material_names_csv),
    TABLE("materials.csv", materials_csv),
    TABLE("package-types.csv", package_types_csv),
    TABLE("scanners/gantry-6.json", scanner_gantry_6_json),
    TABLE("scanners/mobile-4.5.json", scanner_mobile_4_5_json),
    TABLE("scanners/mobile-6-3.5.json", scanner_mobile_6_3_5_json),
    TABLE("scanners/mobile-6-4.json", scanner_mobile_6_4_json),
    TABLE("scanners/portal-6-4-csi.json", scanner_portal_6_4_csi_json),
    TABLE("scanners/portal-9-6.json", scanner_portal_9_6_json),
    TABLE("scanners/rail-9-6.json", scanner_rail_9_6_json),
    TABLE("unlocode-ports.csv", unlocode_ports_csv),
};

struct ctables_table ctables_find(const char *name) {
  for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
    if (strcmp(tables[i].name, name) == 0) return tables[i].table;
  }
  return (struct ctables_table){NULL, 0};
}
