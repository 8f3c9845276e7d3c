/** A setting of the engine for processes that end soon. */
import { setFlagsFromString } from 'node:v8';

// Optimising code pays only in what runs for long. The engine begins so early that of a check of a thousand connectors
// a fifth, of the check of one large file a seventh went into it; later it optimises less, and with better knowledge.
setFlagsFromString('--interrupt-budget=1000000');
