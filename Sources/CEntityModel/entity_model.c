#include "entity_model.h"

/* #embed is C23; clang has it in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static _Alignas(16) const unsigned char model[] = {
#embed "entities.model"
};

const void *entity_model_bytes(void) { return model; }

size_t entity_model_size(void) { return sizeof model; }
