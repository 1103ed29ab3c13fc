export { PlaceAdvice as default } from "../src/screens/local/place-advice.tsx";
