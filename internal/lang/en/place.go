package en

import "hearsay/internal/lang"

func place() *lang.Place { return &lang.Place{} }
