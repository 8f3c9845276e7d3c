/** What Node itself costs. */
