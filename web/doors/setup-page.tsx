import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function SetupPage() {
  return (
    <Page title="Set up Overread">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}
