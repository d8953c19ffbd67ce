#ifndef ENGLISH_PACK_H
#define ENGLISH_PACK_H
#include <stddef.h>

/* A section of the English language pack, from Languages/en; its bytes begin at a multiple of 64. */
struct english_section {
  const char *_Nonnull name;
  const void *_Nonnull bytes;
  size_t count;
};

int english_section_count(void);

/* The section of an index from 0 to one less than the count. */
struct english_section english_section(int index);

#endif
