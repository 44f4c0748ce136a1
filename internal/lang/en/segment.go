package en

import "hearsay/internal/lang"

func segment() *lang.Segment { return &lang.Segment{} }
