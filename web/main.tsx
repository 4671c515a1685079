import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@fontsource-variable/inter/wght.css";
import "./theme/global.css";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/query-client.ts";
import { startMessages } from "./messages/i18n.ts";
import { router } from "./routes.tsx";
import { ConfirmProvider } from "./shell/confirm.tsx";
import { reloadAfterUpdate } from "./shell/reload-after-update.ts";
import { OverreadTheme } from "./theme/overread-theme.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");
reloadAfterUpdate();
await startMessages();
createRoot(root).render(
  <StrictMode>
    <OverreadTheme>
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" />
        <ConfirmProvider>
          <RouterProvider router={router} />
        </ConfirmProvider>
      </QueryClientProvider>
    </OverreadTheme>
  </StrictMode>,
);
