package org.seedcast.seed.bt;

import bt.net.ConnectionKey;
import bt.net.DataReceiver;
import bt.net.IMessageDispatcher;
import bt.net.pipeline.ChannelHandlerContext;
import bt.protocol.Message;
import java.nio.channels.SelectableChannel;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps Bt's receiver and dispatcher from being started: {@link NetworkLoop} hands messages to {@link Upload} itself. */
final class NothingDispatched implements IMessageDispatcher, DataReceiver {
    @Override
    public void addMessageConsumer(ConnectionKey key, Consumer<Message> consumer) {
        throw new UnsupportedOperationException("messages go to Upload");
    }

    @Override
    public void addMessageSupplier(ConnectionKey key, Supplier<Message> supplier) {
        throw new UnsupportedOperationException("messages come from Upload");
    }

    @Override
    public void registerChannel(SelectableChannel channel, ChannelHandlerContext context) {
        throw new UnsupportedOperationException("sockets belong to NetworkLoop");
    }

    @Override
    public void unregisterChannel(SelectableChannel channel) {}

    @Override
    public void activateChannel(SelectableChannel channel) {}

    @Override
    public void deactivateChannel(SelectableChannel channel) {}
}
