/** Groups of four digits, as printed below the bars. */
export function grouped(text) {
    return text.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");
}
