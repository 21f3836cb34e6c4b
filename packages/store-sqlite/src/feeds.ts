/** What is asked of feeds and done to them with fixed statements, as one file to load when it is. */
export { putFeedItems, removeFeedItems } from './feeds/items.js';
export { dropFeeds, feedStates, putFeedState } from './feeds/states.js';
