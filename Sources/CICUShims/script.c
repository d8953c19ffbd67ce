#include "CICUShims.h"

#include <unicode/uscript.h>

const char *cicu_script(uint32_t code_point) {
  UErrorCode code = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)code_point, &code);
  return U_SUCCESS(code) ? uscript_getShortName(script) : "Zyyy";
}
