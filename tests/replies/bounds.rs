//! Does any input make the reading panic, or fill the memory?
