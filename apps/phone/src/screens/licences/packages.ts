/** The list of packages, apart from the screen: in a browser it comes when somebody looks at it, not with the first view. */
import PACKAGES from "./packages.json" with { type: "json" };

export { PACKAGES };
