/* Empty on purpose: only the link flags come from here. Naming an ICU header in a module map clashes with the ICU
   inside Foundation as soon as any file of the program imports Foundation. CICUShims' .c files include ICU. */
