// What the kernels of several rows have in common, whatever the width of their registers:
// rows of y are n apart, those of x depth apart, and columns are taken in blocks, of
// which weights lie one behind the other.
//
// ROWS reads the arguments; AX is the size of a block of 16 columns of weights, R9 that of
// a row of y, R13 that of a row of x, R15 three of them.
#define ROWS \
	MOVQ y+0(FP), DI         \
	MOVQ n+8(FP), CX         \
	MOVQ w+16(FP), SI        \
	MOVQ x+24(FP), DX        \
	MOVQ depth+32(FP), R13   \
	MOVQ scale+40(FP), BX    \
	MOVQ R13, R8             \
	SHRQ $1, R8              \
	SHLQ $1, R13             \
	LEAQ (R13)(R13*2), R15   \
	MOVQ CX, R9              \
	SHLQ $2, R9              \
	MOVQ R8, AX              \
	SHLQ $6, AX

// BLOCK goes to the first pair of a block: R10 is at its weights, R11 at that of x, and
// R12 counts the pairs.
#define BLOCK \
	MOVQ SI, R10 \
	MOVQ DX, R11 \
	MOVQ R8, R12

// PAIRDONE goes to the next pair, if there is one.
#define PAIRDONE(LOOP) \
	ADDQ $64, R10 \
	ADDQ $4, R11  \
	DECQ R12      \
	JNZ  LOOP
