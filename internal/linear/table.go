package linear

import (
	"encoding/binary"
	"errors"
)

// Table gives hashes numbers: words their classes, say. Like Model it is searched
// where it lies. The zero Table, and a hash that is not in it, gives 0.
type Table struct {
	shift uint
	mask  uint32
	slots []byte // 4 bytes each: 16 bits of the hash, 16 of the number, which is not 0
}

const tableMagic = "HSLT0001"

// Get is the number of a hash.
func (t *Table) Get(hash uint64) uint16 {
	if t.slots == nil {
		return 0
	}
	check := uint32(hash) << 16
	for at := uint32(hash >> t.shift); ; at = (at + 1) & t.mask {
		slot := binary.LittleEndian.Uint32(t.slots[4*at:])
		if slot == 0 {
			return 0
		}
		if slot&0xffff0000 == check && slot&0xffff != 0 {
			return uint16(slot)
		}
	}
}

// PackTable appends to dst a table for LoadTable. Numbers of 0 are left out. Where
// two hashes cannot be told apart the first stays.
func PackTable(dst []byte, hashes []uint64, numbers []uint16) []byte {
	bits := uint(4)
	for len(hashes)*10 > 6<<bits {
		bits++
	}
	slots := make([]uint32, 1<<bits)
	for i, h := range hashes {
		if numbers[i] == 0 {
			continue
		}
		at := h >> (64 - bits)
		for slots[at] != 0 {
			at = (at + 1) & (1<<bits - 1)
		}
		slots[at] = uint32(h)<<16 | uint32(numbers[i])
	}
	dst = append(dst, tableMagic...)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(bits))
	for _, s := range slots {
		dst = binary.LittleEndian.AppendUint32(dst, s)
	}
	return dst
}

// LoadTable reads a table from the front of raw, which must not change afterwards,
// and returns what follows it.
func LoadTable(raw []byte) (*Table, []byte, error) {
	if len(raw) < len(tableMagic)+4 || string(raw[:len(tableMagic)]) != tableMagic {
		return nil, nil, errors.New("not a table of numbers, or of another version of its format")
	}
	bits := binary.LittleEndian.Uint32(raw[len(tableMagic):])
	raw = raw[len(tableMagic)+4:]
	if bits == 0 || bits > 24 || len(raw) < 4<<bits {
		return nil, nil, errors.New("the table of numbers is cut off")
	}
	t := &Table{uint(64 - bits), 1<<bits - 1, raw[:4<<bits]}
	for i := 0; i < len(t.slots); i += 4 {
		if binary.LittleEndian.Uint32(t.slots[i:]) == 0 {
			return t, raw[4<<bits:], nil
		}
	}
	return nil, nil, errors.New("the table of numbers has no empty slot")
}
