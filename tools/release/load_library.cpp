// Loads a library with all it needs, as an office would, and looks for symbols in it: load_library LIBRARY SYMBOL…
#include <dlfcn.h>

#include <cstdio>

int main(int count, char** arguments) {
    if (count < 3) return 2;
    void* const library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
    if (!library) return std::fprintf(stderr, "%s\n", dlerror()), 1;
    for (int i = 2; i < count; ++i)
        if (!dlsym(library, arguments[i])) return std::fprintf(stderr, "%s\n", dlerror()), 1;
    return 0;
}
