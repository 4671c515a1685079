import { notifications } from "@mantine/notifications";
import i18next from "i18next";

/** The cross has no text of its own. */
const closable = () => ({ withBorder: true, closeButtonProps: { "aria-label": i18next.t("actions.close") } });

/** Short news that needs no answer. Failures that need one belong on the page, in `<Refused>`. */
export const toast = {
  done: (message: string): void => {
    notifications.show({ message, color: "green", autoClose: 5000, ...closable() });
  },
  note: (message: string): void => {
    notifications.show({ message, color: "tide", autoClose: 7000, ...closable() });
  },
  failed: (message: string): void => {
    notifications.show({ message, color: "red", autoClose: 12_000, ...closable() });
  },
};
