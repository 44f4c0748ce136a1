#include "textflag.h"
#include "rows_amd64.h"

// The kernels of kernel_amd64.s for processors with registers of 64 bytes. A block of 16
// columns of weights, two rows of it, is one such register, and VPDPWSSD multiplies a pair
// of whole numbers with it and adds both products to the sums: what VPMADDWD and VPADDD do
// to half of it. n is a multiple of 64.
//
// ROWS512 reads the arguments, as ROWS does; R14 is three blocks of weights.
#define ROWS512 \
	ROWS                     \
	LEAQ (AX)(AX*2), R14

// PAIR multiplies the pair at X with two blocks of weights, in Z24 and Z25; QUAD with
// four, in Z24 to Z27.
#define PAIR(X, A, B) \
	VPBROADCASTD X, Z28      \
	VPDPWSSD Z24, Z28, A     \
	VPDPWSSD Z25, Z28, B

#define QUAD(X, A, B, C, D) \
	VPBROADCASTD X, Z28      \
	VPDPWSSD Z24, Z28, A     \
	VPDPWSSD Z25, Z28, B     \
	VPDPWSSD Z26, Z28, C     \
	VPDPWSSD Z27, Z28, D

// SCALED512 brings the sums of a block to their scale, which is in SCALE, and adds them to
// y, which is at AT.
#define SCALED512(AT, SCALE, A) \
	VCVTDQ2PS A, A           \
	VMULPS Z28, A, A         \
	VMULPS SCALE, A, A       \
	VADDPS AT, A, A          \
	VMOVUPS A, AT

#define SCALED2(U, A, B) \
	VBROADCASTSS U, Z28            \
	SCALED512(0(R10), Z24, A)      \
	SCALED512(64(R10), Z25, B)

#define SCALED4(U, A, B, C, D) \
	VBROADCASTSS U, Z28            \
	SCALED512(0(R10), Z24, A)      \
	SCALED512(64(R10), Z25, B)     \
	SCALED512(128(R10), Z26, C)    \
	SCALED512(192(R10), Z27, D)

// WEIGHTS4 reads the weights of a pair of four blocks, SCALES4 their scales; R12 is then at
// the units of the rows, R10 at y. BLOCKDONE4 goes to the next four.
#define WEIGHTS4 \
	VMOVDQU32 (R10), Z24         \
	VMOVDQU32 (R10)(AX*1), Z25   \
	VMOVDQU32 (R10)(AX*2), Z26   \
	VMOVDQU32 (R10)(R14*1), Z27

#define SCALES4 \
	MOVQ units+48(FP), R12 \
	VMOVUPS (BX), Z24      \
	VMOVUPS 64(BX), Z25    \
	VMOVUPS 128(BX), Z26   \
	VMOVUPS 192(BX), Z27   \
	MOVQ DI, R10

#define BLOCKDONE4(LOOP) \
	ADDQ $256, DI       \
	LEAQ (SI)(AX*4), SI \
	ADDQ $256, BX       \
	SUBQ $64, CX        \
	JNZ  LOOP

#define ZERO4(A, B, C, D) \
	VPXORD A, A, A \
	VPXORD B, B, B \
	VPXORD C, C, C \
	VPXORD D, D, D

// func dot6AVX512(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)
TEXT ·dot6AVX512(SB), NOSPLIT, $0-56
	ROWS
	LEAQ (R13)(R13*4), R14

six:
	BLOCK
	ZERO4(Z0, Z1, Z2, Z3)
	ZERO4(Z4, Z5, Z6, Z7)
	ZERO4(Z8, Z9, Z10, Z11)

sixloop:
	VMOVDQU32 (R10), Z24
	VMOVDQU32 (R10)(AX*1), Z25
	PAIR((R11), Z0, Z1)
	PAIR((R11)(R13*1), Z2, Z3)
	PAIR((R11)(R13*2), Z4, Z5)
	PAIR((R11)(R15*1), Z6, Z7)
	PAIR((R11)(R13*4), Z8, Z9)
	PAIR((R11)(R14*1), Z10, Z11)
	PAIRDONE(sixloop)
	MOVQ units+48(FP), R12
	VMOVUPS (BX), Z24
	VMOVUPS 64(BX), Z25
	MOVQ DI, R10
	SCALED2(0(R12), Z0, Z1)
	ADDQ R9, R10
	SCALED2(4(R12), Z2, Z3)
	ADDQ R9, R10
	SCALED2(8(R12), Z4, Z5)
	ADDQ R9, R10
	SCALED2(12(R12), Z6, Z7)
	ADDQ R9, R10
	SCALED2(16(R12), Z8, Z9)
	ADDQ R9, R10
	SCALED2(20(R12), Z10, Z11)
	ADDQ $128, DI
	LEAQ (SI)(AX*2), SI
	ADDQ $128, BX
	SUBQ $32, CX
	JNZ  six
	VZEROUPPER
	RET

// func dot4AVX512(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)
TEXT ·dot4AVX512(SB), NOSPLIT, $0-56
	ROWS512

four:
	BLOCK
	ZERO4(Z0, Z1, Z2, Z3)
	ZERO4(Z4, Z5, Z6, Z7)
	ZERO4(Z8, Z9, Z10, Z11)
	ZERO4(Z12, Z13, Z14, Z15)

fourloop:
	WEIGHTS4
	QUAD((R11), Z0, Z1, Z2, Z3)
	QUAD((R11)(R13*1), Z4, Z5, Z6, Z7)
	QUAD((R11)(R13*2), Z8, Z9, Z10, Z11)
	QUAD((R11)(R15*1), Z12, Z13, Z14, Z15)
	PAIRDONE(fourloop)
	SCALES4
	SCALED4(0(R12), Z0, Z1, Z2, Z3)
	ADDQ R9, R10
	SCALED4(4(R12), Z4, Z5, Z6, Z7)
	ADDQ R9, R10
	SCALED4(8(R12), Z8, Z9, Z10, Z11)
	ADDQ R9, R10
	SCALED4(12(R12), Z12, Z13, Z14, Z15)
	BLOCKDONE4(four)
	VZEROUPPER
	RET

// func dot3AVX512(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)
TEXT ·dot3AVX512(SB), NOSPLIT, $0-56
	ROWS512

three:
	BLOCK
	ZERO4(Z0, Z1, Z2, Z3)
	ZERO4(Z4, Z5, Z6, Z7)
	ZERO4(Z8, Z9, Z10, Z11)

threeloop:
	WEIGHTS4
	QUAD((R11), Z0, Z1, Z2, Z3)
	QUAD((R11)(R13*1), Z4, Z5, Z6, Z7)
	QUAD((R11)(R13*2), Z8, Z9, Z10, Z11)
	PAIRDONE(threeloop)
	SCALES4
	SCALED4(0(R12), Z0, Z1, Z2, Z3)
	ADDQ R9, R10
	SCALED4(4(R12), Z4, Z5, Z6, Z7)
	ADDQ R9, R10
	SCALED4(8(R12), Z8, Z9, Z10, Z11)
	BLOCKDONE4(three)
	VZEROUPPER
	RET

// func dot2AVX512(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)
TEXT ·dot2AVX512(SB), NOSPLIT, $0-56
	ROWS512

two:
	BLOCK
	ZERO4(Z0, Z1, Z2, Z3)
	ZERO4(Z4, Z5, Z6, Z7)

twoloop:
	WEIGHTS4
	QUAD((R11), Z0, Z1, Z2, Z3)
	QUAD((R11)(R13*1), Z4, Z5, Z6, Z7)
	PAIRDONE(twoloop)
	SCALES4
	SCALED4(0(R12), Z0, Z1, Z2, Z3)
	ADDQ R9, R10
	SCALED4(4(R12), Z4, Z5, Z6, Z7)
	BLOCKDONE4(two)
	VZEROUPPER
	RET

// TANH512 makes of X its hyperbolic tangent, step by step as tanh in kernel.go. The
// constants are in Z16 to Z28; T, P and Q are lost.
#define TANH512(X, T, P, Q) \
	VMINPS Z16, X, X  \
	VMAXPS Z17, X, X  \
	VMULPS X, X, T    \
	VMULPS Z18, T, P  \
	VMULPS Z25, T, Q  \
	VADDPS Z19, P, P  \
	VADDPS Z26, Q, Q  \
	VMULPS T, P, P    \
	VMULPS T, Q, Q    \
	VADDPS Z20, P, P  \
	VADDPS Z27, Q, Q  \
	VMULPS T, P, P    \
	VMULPS T, Q, Q    \
	VADDPS Z21, P, P  \
	VADDPS Z28, Q, Q  \
	VMULPS T, P, P    \
	VADDPS Z22, P, P  \
	VMULPS T, P, P    \
	VADDPS Z23, P, P  \
	VMULPS T, P, P    \
	VADDPS Z24, P, P  \
	VMULPS P, X, X    \
	VDIVPS Q, X, X

#define SIGMOID512(X, T, P, Q) \
	VMULPS Z29, X, X     \
	TANH512(X, T, P, Q)  \
	VMULPS Z29, X, X     \
	VADDPS Z29, X, X

// func cellAVX512(p, cell, state *float32, h int, c *[14][8]float32)
TEXT ·cellAVX512(SB), NOSPLIT, $0-40
	MOVQ p+0(FP), SI
	MOVQ cell+8(FP), DX
	MOVQ state+16(FP), DI
	MOVQ h+24(FP), CX
	MOVQ c+32(FP), AX
	VBROADCASTSS 0(AX), Z16
	VBROADCASTSS 32(AX), Z17
	VBROADCASTSS 64(AX), Z18
	VBROADCASTSS 96(AX), Z19
	VBROADCASTSS 128(AX), Z20
	VBROADCASTSS 160(AX), Z21
	VBROADCASTSS 192(AX), Z22
	VBROADCASTSS 224(AX), Z23
	VBROADCASTSS 256(AX), Z24
	VBROADCASTSS 288(AX), Z25
	VBROADCASTSS 320(AX), Z26
	VBROADCASTSS 352(AX), Z27
	VBROADCASTSS 384(AX), Z28
	VBROADCASTSS 416(AX), Z29
	MOVQ CX, R8
	SHLQ $2, R8
	LEAQ (SI)(R8*1), R9
	LEAQ (R9)(R8*1), R10
	LEAQ (R10)(R8*1), R11
	XORQ BX, BX

cells:
	VMOVUPS (SI)(BX*1), Z0
	VMOVUPS (R9)(BX*1), Z1
	VMOVUPS (R10)(BX*1), Z2
	VMOVUPS (R11)(BX*1), Z3
	SIGMOID512(Z0, Z4, Z5, Z6)
	SIGMOID512(Z1, Z7, Z8, Z9)
	TANH512(Z2, Z10, Z11, Z12)
	SIGMOID512(Z3, Z13, Z14, Z15)
	VMULPS (DX)(BX*1), Z1, Z1
	VMULPS Z2, Z0, Z0
	VADDPS Z0, Z1, Z0
	VMOVUPS Z0, (DX)(BX*1)
	TANH512(Z0, Z4, Z5, Z6)
	VMULPS Z3, Z0, Z0
	VMOVUPS Z0, (DI)(BX*1)
	ADDQ $64, BX
	CMPQ BX, R8
	JLT  cells
	VZEROUPPER
	RET
