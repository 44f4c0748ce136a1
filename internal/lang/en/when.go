package en

import "hearsay/internal/lang"

func when() *lang.When { return &lang.When{} }
