import { notifications } from "@mantine/notifications";

/** Short news that needs no answer. Failures that need one belong on the page, in `<Refused>`. */
export const toast = {
  done: (message: string): void => {
    notifications.show({ message, color: "green", autoClose: 5000, withBorder: true });
  },
  note: (message: string): void => {
    notifications.show({ message, color: "tide", autoClose: 7000, withBorder: true });
  },
  failed: (message: string): void => {
    notifications.show({ message, color: "red", autoClose: 12_000, withBorder: true });
  },
};
