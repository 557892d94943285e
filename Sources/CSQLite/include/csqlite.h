// The fence around its library: a plain C face without variadics or macros.
#pragma once
