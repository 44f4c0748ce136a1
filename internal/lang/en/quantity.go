package en

import "hearsay/internal/lang"

func quantity() *lang.Quantity { return &lang.Quantity{} }
