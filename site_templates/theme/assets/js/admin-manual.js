// Read before the editor's program: it waits for our configuration.
window.CMS_MANUAL_INIT = true;
