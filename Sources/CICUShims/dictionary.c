#include "CICUShims.h"

#include <string.h>
#include <unicode/udata.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

/* ICU's break data are a package within its data. */
#define BREAK_DATA U_ICUDATA_NAME "-brkitr"

int32_t cicu_major_version(void) {
  UVersionInfo version;
  u_getVersion(version);
  return version[0];
}

/* The file name of a script's dictionary, or an empty string. */
static void dictionary_name(const char *script, char *name, int32_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  name[0] = 0;
  UResourceBundle *root = ures_open(BREAK_DATA, "", &code);
  UResourceBundle *names = ures_getByKey(root, "dictionaries", NULL, &code);
  int32_t length = 0;
  const UChar *value = ures_getStringByKey(names, script, &length, &code);
  if (U_SUCCESS(code) && length < capacity) u_UCharsToChars(value, name, length + 1);
  ures_close(names);
  ures_close(root);
}

const uint16_t *cicu_ideograph_trie(int32_t *length) {
  enum { capacity = 64, trie_index = 0, size_index = 3, type_index = 4, index_count = 8, type_mask = 7, type_units = 1 };
  char name[capacity], other[capacity];
  dictionary_name("Hani", name, capacity);
  const char *scripts[] = {"Hira", "Kana"};
  for (int i = 0; i < 2; i++) {
    dictionary_name(scripts[i], other, capacity);
    if (strcmp(name, other) != 0) return NULL;
  }
  char *dot = strrchr(name, '.');
  if (dot == NULL) return NULL;
  *dot = 0;
  UErrorCode code = U_ZERO_ERROR;
  UDataMemory *file = udata_open(BREAK_DATA, dot + 1, name, &code);
  if (U_FAILURE(code)) return NULL;
  const uint8_t *bytes = udata_getMemory(file);
  const int32_t *indexes = (const int32_t *)bytes;
  if ((indexes[type_index] & type_mask) != type_units || indexes[trie_index] < index_count * 4 ||
      indexes[size_index] <= indexes[trie_index]) {
    udata_close(file);
    return NULL;
  }
  /* The data stay mapped as long as the program runs, as ICU's own do. */
  *length = (indexes[size_index] - indexes[trie_index]) / 2;
  return (const uint16_t *)(bytes + indexes[trie_index]);
}
