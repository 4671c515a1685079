import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function HomePage() {
  return (
    <Page title="Start">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}
