#include "english_pack.h"

/* #embed is C23; clang has it in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static _Alignas(64) const unsigned char manifest[] = {
#embed "../../Languages/en/manifest.txt"
};
static _Alignas(64) const unsigned char phrases[] = {
#embed "../../Languages/en/phrases.tsv"
};
static _Alignas(64) const unsigned char background[] = {
#embed "../../Languages/en/background.lm"
};
static _Alignas(64) const unsigned char tagger[] = {
#embed "../../Languages/en/tagger.bin"
};
static _Alignas(64) const unsigned char order[] = {
#embed "../../Languages/en/order.bin"
};
static _Alignas(64) const unsigned char inflections[] = {
#embed "../../Languages/en/inflections.tsv"
};
static _Alignas(64) const unsigned char thesaurus[] = {
#embed "../../Languages/en/thesaurus.tsv"
};
static _Alignas(64) const unsigned char sisters[] = {
#embed "../../Languages/en/sisters.tsv"
};
static _Alignas(64) const unsigned char sisters_ambiguous[] = {
#embed "../../Languages/en/sisters-ambiguous.txt"
};

static _Alignas(64) const unsigned char varieties[] = {
#embed "../../Languages/en/varieties.tsv"
};

static const struct english_section sections[] = {
    {"manifest", manifest, sizeof manifest},
    {"phrases", phrases, sizeof phrases},
    {"background", background, sizeof background},
    {"tagger", tagger, sizeof tagger},
    {"order", order, sizeof order},
    {"inflections", inflections, sizeof inflections},
    {"thesaurus", thesaurus, sizeof thesaurus},
    {"sisters", sisters, sizeof sisters},
    {"sisters-ambiguous", sisters_ambiguous, sizeof sisters_ambiguous},
    {"varieties", varieties, sizeof varieties},
};

int english_section_count(void) { return sizeof sections / sizeof sections[0]; }

struct english_section english_section(int index) { return sections[index]; }
