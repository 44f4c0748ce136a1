//go:build !unix

package trace

import "time"

// processor is the processor time that this process has used, as far as it is known.
func processor() time.Duration { return 0 }
