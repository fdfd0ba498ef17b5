package chat.hubbub.cluster;

/** Is told what other nodes say, but for what is about the nodes themselves. Called on threads that must not be kept. */
@FunctionalInterface
interface Ears {

    void hear(News news);
}
