/** Where "Quay lại" leads: to the screen before, or home where there is none. */
import { router } from "expo-router";

export const wayBack = (): void => (router.canGoBack() ? router.back() : router.replace("/"));
