/** What stands beside the main matter of a page. */
import { createContext } from "react";

/** Whether what is drawn here stands beside it: its forms send by a button in outline, because the filled one is elsewhere. A dialog is a view of its own. */
export const AsideContext = createContext(false);
