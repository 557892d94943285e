// The C face of BLAS as Debian's alternatives system offers it (reference, OpenBLAS or BLIS).
#include <cblas.h>
