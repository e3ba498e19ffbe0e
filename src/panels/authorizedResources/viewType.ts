/** The type VS Code knows these panels by; the manifest activates the extension for it. */
export const authorizedResourcesViewType = 'authingGroups.authorizedResources';
