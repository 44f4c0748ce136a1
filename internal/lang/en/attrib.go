package en

import "hearsay/internal/lang"

func attrib() *lang.Attrib { return &lang.Attrib{} }
