#ifndef ENTITY_MODEL_H
#define ENTITY_MODEL_H
#include <stddef.h>

/* The entity tagger that `make models` trains: its bytes, and how many they are. */
const void *_Nonnull entity_model_bytes(void);
size_t entity_model_size(void);

#endif
