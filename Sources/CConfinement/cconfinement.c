#include "cconfinement.h"
