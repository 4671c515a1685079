import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function PeoplePage() {
  return (
    <Page title="People">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}
